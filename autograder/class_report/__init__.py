"""What a class has misunderstood: statistics of its results, and the report that shows them."""
