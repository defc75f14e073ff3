// Whether the server of H5P by Lumi, an implementation by others, takes the package in the folder that standard input names:
// it throws where the package breaks its schema, the names of its files or its JSON.
import { readFileSync } from "node:fs";
import h5p from "@lumieducation/h5p-server";
import validator from "@lumieducation/h5p-server/build/src/PackageValidator.js";

const folder = readFileSync(0, "utf8");
const config = new h5p.H5PConfig({ get: async () => undefined, set: async () => undefined });
const taken = await new validator.default(config).validateExtractedPackage(folder, true, false);
process.stdout.write(JSON.stringify(taken));
