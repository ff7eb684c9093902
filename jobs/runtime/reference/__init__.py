"""The reference customers: real ones of a telco with invented names, whom every slice's made input is about."""
