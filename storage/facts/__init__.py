"""What the record tells the floors above: plain frozen facts, a file for each room. No queries and no words;
storage makes them, digests turns them into messages and papers, and the paper's snapshot is these facts as JSON."""
