"""Typed settings of each environment, Azure names, and the embedded platform of `local`."""
