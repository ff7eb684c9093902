"""Types of databricks/databricks 1.138.0; generated, one module a type."""
