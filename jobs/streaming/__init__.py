"""Events from Event Hubs (Kafka) to bronze Delta tables, and the producer that replays them."""
