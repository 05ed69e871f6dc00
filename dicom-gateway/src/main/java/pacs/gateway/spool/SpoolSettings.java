package pacs.gateway.spool;

import java.time.Duration;
import pacs.platform.blobs.BlobRules;

/**
 * What the spool may take, and how long it keeps what the centre has.
 *
 * @param rules of its blobs; their reserve stays free on the disk
 * @param capacity bytes of objects at most, whatever the disk would bear
 * @param grace how long an object stays after the archive has signed for it on one disk, where that has no second
 */
public record SpoolSettings(BlobRules rules, long capacity, Duration grace) {}
