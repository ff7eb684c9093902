"""The embedded platform that the `local` environment is deployed onto."""
