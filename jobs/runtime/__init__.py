"""What every job may use: platform, session, tables, secrets, parameters, contracts, telemetry."""
