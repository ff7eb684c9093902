"""What cdktf writes: the language inside Terraform's JSON, for whoever reads synthesized stacks."""
