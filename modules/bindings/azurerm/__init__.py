"""Types of hashicorp/azurerm 5.10.0; generated, one module a type."""
