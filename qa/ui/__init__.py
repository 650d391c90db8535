"""The browser: chat, article pane and library. The only part of `qa` that imports gradio."""
