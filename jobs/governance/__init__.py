"""The slice `governance`: what sees to tables that other slices fill: masks, audit, maintenance, backup."""
