-- Made by tools/questions_sql.py from transfers.rq; change that.
-- @of 8281e8b32a09760c
-- @columns country:id safeguard:id controllerName:id importerName:id identifiedBy:id processTitle:id controller:id importer:id process:id transfer:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/dpv#CrossBorderTransfer
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/noticegraph#TransferFramework
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasDataImporter
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasProcessing
-- @property https://w3id.org/dpv#hasThirdCountry
-- @property https://w3id.org/noticegraph#country
-- @property https://w3id.org/noticegraph#hasFramework
-- @property https://w3id.org/noticegraph#hasTransferSafeguard
-- @property https://w3id.org/noticegraph#identifiedBy
SELECT f."country" AS "country", f."safeguard" AS "safeguard", f."controllerName" AS "controllerName", f."importerName" AS "importerName", f."identifiedBy" AS "identifiedBy", f."processTitle" AS "processTitle", f."controller" AS "controller", f."importer" AS "importer", f."process" AS "process", f."transfer" AS "transfer"
FROM (
  SELECT s."country", s."safeguard", s."controllerName", s."importerName", s."identifiedBy", s."processTitle", s."controller", s."importer", s."process", s."transfer"
  FROM (
    SELECT f.*
    FROM (
      SELECT f.*, coalesce(f."framework", f."basis", f."named") AS "safeguard"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."identifiedBy" AS "identifiedBy", l."framework" AS "framework", l."basis" AS "basis", l."named" AS "named", l."safeguardAsked" AS "safeguardAsked", l."importerAsked" AS "importerAsked", l."controllerAsked" AS "controllerAsked", l."controller" AS "controller", l."controllerName" AS "controllerName", r."processTitle" AS "processTitle"
        FROM (
          SELECT l."work" AS "work", l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."identifiedBy" AS "identifiedBy", l."framework" AS "framework", l."basis" AS "basis", l."named" AS "named", l."safeguardAsked" AS "safeguardAsked", l."importerAsked" AS "importerAsked", l."controllerAsked" AS "controllerAsked", r."controller" AS "controller", r."controllerName" AS "controllerName"
          FROM (
            SELECT j0."work" AS "work", j0."notice" AS "notice", j1."transfer" AS "transfer", j1."country" AS "country", j1."process" AS "process", j1."importer" AS "importer", j1."importerName" AS "importerName", j1."identifiedBy" AS "identifiedBy", j1."framework" AS "framework", j1."basis" AS "basis", j1."named" AS "named", j3."safeguardAsked" AS "safeguardAsked", j4."importerAsked" AS "importerAsked", j5."controllerAsked" AS "controllerAsked"
            FROM (
              SELECT q0.s AS "work", q0.o AS "notice"
              FROM "{{holds}}" q0
              WHERE q0.g = iri('{{base}}catalog')
            ) j0
            JOIN (
              SELECT u0."notice" AS "notice", u0."transfer" AS "transfer", u0."country" AS "country", u0."process" AS "process", u0."importer" AS "importer", u0."importerName" AS "importerName", u0."identifiedBy" AS "identifiedBy", u0."framework" AS "framework", u0."basis" AS "basis", CAST(NULL AS UBIGINT) AS "named"
              FROM (
                SELECT l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."identifiedBy" AS "identifiedBy", l."framework" AS "framework", r."basis" AS "basis"
                FROM (
                  SELECT l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", l."importer" AS "importer", l."importerName" AS "importerName", l."identifiedBy" AS "identifiedBy", r."framework" AS "framework"
                  FROM (
                    SELECT l."notice" AS "notice", l."transfer" AS "transfer", l."country" AS "country", l."process" AS "process", r."importer" AS "importer", r."importerName" AS "importerName", r."identifiedBy" AS "identifiedBy"
                    FROM (
                      SELECT j0."notice" AS "notice", j0."transfer" AS "transfer", j0."country" AS "country", j2."process" AS "process"
                      FROM (
                        SELECT q1.g AS "notice", q1.s AS "transfer", q1.o AS "country"
                        FROM "dpv:hasThirdCountry" q1
                      ) j0
                      JOIN (
                        SELECT q2.g AS "notice", q2.s AS "transfer"
                        FROM "rdf:type" q2
                        WHERE q2.o = iri('https://w3id.org/dpv#CrossBorderTransfer')
                      ) j1
                      ON j0."notice" = j1."notice" AND j0."transfer" = j1."transfer"
                      JOIN (
                        SELECT q3.g AS "notice", q3.s AS "process", q3.o AS "transfer"
                        FROM "dpv:hasProcessing" q3
                      ) j2
                      ON j0."notice" = j2."notice" AND j0."transfer" = j2."transfer"
                    ) l
                    LEFT JOIN (
                      SELECT j0."notice" AS "notice", j0."transfer" AS "transfer", j0."importer" AS "importer", j1."importerName" AS "importerName", j2."identifiedBy" AS "identifiedBy"
                      FROM (
                        SELECT q4.g AS "notice", q4.s AS "transfer", q4.o AS "importer"
                        FROM "dpv:hasDataImporter" q4
                      ) j0
                      JOIN (
                        SELECT q5.g AS "notice", q5.s AS "importer", q5.o AS "importerName"
                        FROM "dpv:hasName" q5
                      ) j1
                      ON j0."notice" = j1."notice" AND j0."importer" = j1."importer"
                      JOIN (
                        SELECT q6.g AS "notice", q6.s AS "importer", q6.o AS "identifiedBy"
                        FROM "ng:identifiedBy" q6
                      ) j2
                      ON j0."notice" = j2."notice" AND j0."importer" = j2."importer"
                    ) r
                    ON l."notice" = r."notice" AND l."transfer" = r."transfer"
                  ) l
                  LEFT JOIN (
                    SELECT q7.g AS "notice", q7.s AS "transfer", q7.o AS "framework"
                    FROM "ng:hasFramework" q7
                  ) r
                  ON l."notice" = r."notice" AND l."transfer" = r."transfer"
                ) l
                LEFT JOIN (
                  SELECT q8.g AS "notice", q8.s AS "transfer", q8.o AS "basis"
                  FROM "dpv:hasLegalBasis" q8
                ) r
                ON l."notice" = r."notice" AND l."transfer" = r."transfer"
              ) u0
              UNION ALL
              SELECT u1."notice" AS "notice", CAST(NULL AS UBIGINT) AS "transfer", u1."country" AS "country", u1."process" AS "process", CAST(NULL AS UBIGINT) AS "importer", CAST(NULL AS UBIGINT) AS "importerName", CAST(NULL AS UBIGINT) AS "identifiedBy", CAST(NULL AS UBIGINT) AS "framework", CAST(NULL AS UBIGINT) AS "basis", u1."named" AS "named"
              FROM (
                SELECT l."notice" AS "notice", l."process" AS "process", l."country" AS "country", r."named" AS "named"
                FROM (
                  SELECT l.*
                  FROM (
                    SELECT l.*
                    FROM (
                      SELECT q9.g AS "notice", q9.s AS "process", q9.o AS "country"
                      FROM "dpv:hasThirdCountry" q9
                    ) l
                    ANTI JOIN (
                      SELECT q10.g AS "notice", q10.s AS "process"
                      FROM "rdf:type" q10
                      WHERE q10.o = iri('https://w3id.org/dpv#CrossBorderTransfer')
                    ) r
                    ON l."notice" = r."notice" AND l."process" = r."process"
                  ) l
                  ANTI JOIN (
                    SELECT s."notice", s."process", s."country"
                    FROM (
                      SELECT j0."notice" AS "notice", j0."process" AS "process", j0."other" AS "other", j1."country" AS "country"
                      FROM (
                        SELECT q11.g AS "notice", q11.s AS "process", q11.o AS "other"
                        FROM "dpv:hasProcessing" q11
                      ) j0
                      JOIN (
                        SELECT q12.g AS "notice", q12.s AS "other", q12.o AS "country"
                        FROM "dpv:hasThirdCountry" q12
                      ) j1
                      ON j0."notice" = j1."notice" AND j0."other" = j1."other"
                    ) s
                  ) r
                  ON l."notice" = r."notice" AND l."process" = r."process" AND l."country" = r."country"
                ) l
                LEFT JOIN (
                  SELECT s."notice", s."process", s."country", s."named"
                  FROM (
                    SELECT f.*
                    FROM (
                      SELECT l."notice" AS "notice", l."process" AS "process", l."country" AS "country", l."named" AS "named", r."land" AS "land"
                      FROM (
                        SELECT j0."notice" AS "notice", j0."process" AS "process", j0."country" AS "country", j1."named" AS "named"
                        FROM (
                          SELECT q13.g AS "notice", q13.s AS "process", q13.o AS "country"
                          FROM "dpv:hasThirdCountry" q13
                        ) j0
                        JOIN (
                          SELECT q14.g AS "notice", q14.s AS "process", q14.o AS "named"
                          FROM "ng:hasTransferSafeguard" q14
                        ) j1
                        ON j0."notice" = j1."notice" AND j0."process" = j1."process"
                      ) l
                      LEFT JOIN (
                        SELECT q15.s AS "named", q16.o AS "land"
                        FROM "rdf:type" q15, "ng:country" q16
                        WHERE q15.g = iri('{{base}}law')
                          AND q15.o = iri('https://w3id.org/noticegraph#TransferFramework')
                          AND q16.g = iri('{{base}}law')
                          AND q15.s = q16.s
                      ) r
                      ON l."named" = r."named"
                    ) f
                    WHERE ((NOT (f."land" IS NOT NULL)) OR (f."land" = f."country"))
                  ) s
                ) r
                ON l."notice" = r."notice" AND l."process" = r."process" AND l."country" = r."country"
              ) u1
            ) j1
            ON j0."notice" = j1."notice"
            JOIN (
              SELECT v AS "country"
              FROM (VALUES {{country}}) given(v)
            ) j2
            ON (j2."country" IS NULL OR j1."country" = j2."country")
            JOIN (
              SELECT v AS "safeguardAsked"
              FROM (VALUES {{safeguard}}) given(v)
            ) j3
            ON TRUE
            JOIN (
              SELECT v AS "importerAsked"
              FROM (VALUES {{importer}}) given(v)
            ) j4
            ON TRUE
            JOIN (
              SELECT v AS "controllerAsked"
              FROM (VALUES {{controller}}) given(v)
            ) j5
            ON TRUE
          ) l
          LEFT JOIN (
            SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
            FROM (
              SELECT q17.g AS "notice", q17.o AS "controller"
              FROM "dpv:hasDataController" q17
              WHERE q17.g = q17.s
            ) j0
            JOIN (
              SELECT q18.g AS "notice", q18.s AS "controller", q18.o AS "controllerName"
              FROM "dpv:hasName" q18
            ) j1
            ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
          ) r
          ON l."notice" = r."notice"
        ) l
        LEFT JOIN (
          SELECT f.*
          FROM (
            SELECT q19.g AS "notice", q19.s AS "process", q19.o AS "processTitle"
            FROM "dct:title" q19
          ) f
          WHERE f."process" <> f."notice"
        ) r
        ON l."notice" = r."notice" AND l."process" = r."process"
      ) f
    ) f
    WHERE (((NOT (f."safeguardAsked" IS NOT NULL)) OR (f."safeguard" = f."safeguardAsked") OR (f."basis" = f."safeguardAsked"))) AND (((NOT (f."importerAsked" IS NOT NULL)) OR (f."importer" = f."importerAsked"))) AND (((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked")))
  ) s
) f
