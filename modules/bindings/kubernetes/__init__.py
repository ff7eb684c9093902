"""Types of hashicorp/kubernetes 3.4.0; generated, one module a type."""
