-- Ingest has its tables analysed while they are young (EarlyStatistics).
grant maintain on archive.patient, archive.study, archive.series, archive.instance, archive.sop_class, archive.transfer_syntax to pacs_runtime;
