"""`lakeform bootstrap`: makes what Terraform can't make for itself, the store that keeps its state."""
