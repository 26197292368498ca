"""``python -m pantau.cli``."""

from pantau.cli import main

if __name__ == "__main__":
    main()
