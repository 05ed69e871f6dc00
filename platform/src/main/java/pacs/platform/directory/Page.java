package pacs.platform.directory;

import java.util.List;

/**
 * Some entries of a list.
 *
 * @param total of all pages
 */
public record Page(List<Entry> entries, long total) {}
