/* Without this, NODE_TEXT and its kin are macros in every file that imports the module. */
#define CMARK_NO_SHORT_NAMES 1
#include <cmark.h>
/* For strlen: libcmark's texts are C strings. */
#include <string.h>
