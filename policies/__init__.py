"""Rules that pull requests are scanned with, and Databricks cluster policies."""
