"""Types of hashicorp/helm 3.3.0; generated, one module a type."""
