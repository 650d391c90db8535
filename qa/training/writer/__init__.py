"""How the packaged writer's adapter was trained: `python -m qa.training.writer --data DIR --out RUN`, resumable."""
