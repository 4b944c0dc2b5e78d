"""`python -m noticegraph`: the command line, where the script is not on the path."""

import sys

from noticegraph.cli import main

if __name__ == "__main__":  # processes that are spawned import this module too
    sys.exit(main())
