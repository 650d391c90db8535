"""How the judge of what is written (`qa/writing/judge.py`) was trained: `python -m qa.training.judge`."""
