"""What the five source systems would send: records of the reference customers, made up where nobody may know them."""
