"""What the pages (`qa.ui`) and the addresses for programs (`qa.api`) both stand on: the assistant, opened once, the
line of those who ask it, and how a request came in.
"""
