"""`python -m trainer`: the commands of the product."""

from __future__ import annotations

import gc
import sys

if __name__ == "__main__" and getattr(sys, "frozen", False):
    # The processes of the built program that read files and compare questions begin here and go no further.
    from multiprocessing import freeze_support

    freeze_support()

# Loading the program makes nothing but what stays: collecting meanwhile costs a tenth of the way to the first window.
gc.disable()

from trainer.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
