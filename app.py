"""Start the chat: `python app.py [--port 7860] [--library DIR] …`, which is `maqal serve …`."""

import sys

from qa.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "serve")
    main()
