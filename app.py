"""Start the chat: `python app.py [--host 127.0.0.1] [--port 7860] [--library DIR]`."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path


def main() -> int:
    """Serve until stopped. Returns 0, or 1 after a one-line error on stderr."""
    parser = argparse.ArgumentParser(description="Ask your own articles in any language, in the browser.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=7860)
    parser.add_argument("--root-path", default="", help="path under which a reverse proxy shows the pages, as /maqal")
    parser.add_argument("--trust-proxy", action="append", default=[], metavar="ADDRESS", help="proxy to believe")
    parser.add_argument("--public-host", action="append", default=[], metavar="NAME", help="further name to answer to")
    parser.add_argument("--library", type=Path, help="folder of the library (default: MAQAL_LIBRARY, or user data)")
    options = parser.parse_args()

    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    try:
        return _serve(options)
    except KeyboardInterrupt:  # also while the imports take their seconds
        return 130


def _serve(options: argparse.Namespace) -> int:
    from qa.errors import MaqalError
    from qa.settings import Settings
    from qa.ui.desk import leave
    from qa.ui.forwarded import Proxy
    from qa.ui.server import serve

    try:
        proxy = Proxy(options.root_path, tuple(options.trust_proxy), tuple(options.public_host))
        serve(Settings.load(library=options.library), options.host, options.port, proxy)
        leave()
    except MaqalError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
