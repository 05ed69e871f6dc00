package pacs.platform.tenancy;

import pacs.dicom.core.AeTitle;

/**
 * A gateway as the region knows it.
 *
 * @param aeTitle what its modalities call it
 * @param institution owns everything it sends
 */
public record Gateway(String name, AeTitle aeTitle, InstitutionId institution) {}
