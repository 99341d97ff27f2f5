// What next-env.d.ts declares, without its path into the build: types hold before the first build too.
/// <reference types="next" />
/// <reference types="next/image-types/global" />
