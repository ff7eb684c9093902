"""The embedded platform: realises the synthesized `local` stacks on this machine and runs their jobs."""
