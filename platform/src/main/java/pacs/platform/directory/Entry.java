package pacs.platform.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An entry as it stands in the directory.
 *
 * @param version counts its changes, from 1
 * @param ended whether it is no longer in use
 * @param scope the institutions whose business it is
 * @param json its fields by name, with id, version and end
 */
public record Entry(Kind kind, int id, int version, boolean ended, List<Integer> scope, ObjectNode json) {}
