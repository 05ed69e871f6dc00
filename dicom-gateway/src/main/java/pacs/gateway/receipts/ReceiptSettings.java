package pacs.gateway.receipts;

import java.nio.file.Path;
import java.time.Duration;
import pacs.gateway.forward.RetryPlan;

/**
 * When the archive is asked to sign.
 *
 * @param quiet how long nothing may have come of a study before
 * @param refresh how often it is asked again about what is still in the spool
 * @param grace after which a receipt for one disk frees, where there is no second
 * @param folder where key and receipts are kept
 */
public record ReceiptSettings(Duration quiet, Duration refresh, Duration grace, RetryPlan retry, Path folder) {}
