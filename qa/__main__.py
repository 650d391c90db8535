"""`python -m qa`: the same as `maqal`."""

from qa.cli import main

main()
