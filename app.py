"""Start the chat: `python app.py [--host 127.0.0.1] [--port 7860] [--library DIR]`."""

from __future__ import annotations

import argparse


def main() -> None:
    parser = argparse.ArgumentParser(description="Ask your own articles in any language, in the browser.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=7860)
    parser.add_argument("--library", help="folder of the library (default: MAQAL_LIBRARY or your user data folder)")
    options = parser.parse_args()

    from qa.settings import Settings

    from qa.ui.server import serve

    serve(Settings(library=options.library), options.host, options.port)


if __name__ == "__main__":
    main()
