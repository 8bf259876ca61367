"""The text: what it is, how it is written, and what it must keep."""
