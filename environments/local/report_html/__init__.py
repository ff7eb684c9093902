"""The report on the last runs: one HTML file that needs neither network nor script."""
