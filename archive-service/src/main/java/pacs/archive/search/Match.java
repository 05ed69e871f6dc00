package pacs.archive.search;

import pacs.dicom.core.DataSet;
import pacs.platform.tenancy.InstitutionId;

/**
 * What fits a query.
 *
 * @param owner whose it is
 */
public record Match(InstitutionId owner, DataSet attributes) {}
