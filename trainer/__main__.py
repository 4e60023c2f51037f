"""`python -m trainer`: the commands of the product."""

from __future__ import annotations

import multiprocessing

from trainer.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
