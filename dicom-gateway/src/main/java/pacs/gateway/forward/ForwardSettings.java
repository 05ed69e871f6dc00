package pacs.gateway.forward;

/**
 * How objects are sent on.
 *
 * @param connections requests at a time
 * @param batchInstances objects in one request, at most
 * @param batchBytes bytes in one request, at most, except for a single object that is longer
 */
public record ForwardSettings(int connections, int batchInstances, long batchBytes, RetryPlan retry) {}
