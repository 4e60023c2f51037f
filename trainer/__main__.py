"""`python -m trainer`: the commands of the product."""

from __future__ import annotations

import gc
import multiprocessing

# Loading the program makes nothing but what stays: collecting meanwhile costs a tenth of the way to the first window.
gc.disable()

from trainer.cli import main  # noqa: E402

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
