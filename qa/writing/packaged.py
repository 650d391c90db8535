def packaged_base():
    from pathlib import Path
    return Path("/tmp/gemma.gguf")
