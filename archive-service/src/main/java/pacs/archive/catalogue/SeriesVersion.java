package pacs.archive.catalogue;

/** How often a series and its study have grown. What was made of them is known by it to be up to date. */
public record SeriesVersion(long study, long series) {}
