-- Ingest has its tables analysed while they are young.
grant maintain on tiering.placement to pacs_runtime;
