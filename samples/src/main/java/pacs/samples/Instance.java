package pacs.samples;

import pacs.dicom.core.DataSet;
import pacs.dicom.core.SopClass;
import pacs.dicom.core.SopInstanceUid;

/** One object, its pixel data included, to be sent or written in explicit little endian. */
public record Instance(SopClass sopClass, SopInstanceUid uid, DataSet dataSet) {}
