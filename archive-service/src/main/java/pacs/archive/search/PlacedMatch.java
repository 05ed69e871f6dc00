package pacs.archive.search;

import pacs.platform.blobs.BlobId;

/** An instance that matches, and where its record lies. */
record PlacedMatch(Match match, BlobId blob, long position) {}
