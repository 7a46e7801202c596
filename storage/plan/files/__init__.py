"""Plan files and past returns, in and out, as documents and faults. Nothing here touches the database."""
