"""The slice `lakehouse`: files of the source systems to bronze, silver, history and marts."""
