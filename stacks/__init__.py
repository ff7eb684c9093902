"""What is deployed: one module per stack, so that listing this package is the architecture."""
