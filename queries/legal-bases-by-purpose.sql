-- Made by tools/questions_sql.py from legal-bases-by-purpose.rq; change that.
-- @of 1bb23ce0f4901faa
-- @columns purpose:id basis:id controllers:integer processes:integer generally:integer
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasLegalBasis
-- @property https://w3id.org/dpv#hasPurpose
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."purpose" AS "purpose", f."basis" AS "basis", f."controllers" AS "controllers", f."processes" AS "processes", f."generally" AS "generally"
FROM (
  SELECT s."purpose", s."basis", s."controllers", s."processes", s."generally"
  FROM (
    SELECT f.*, f."__agg_3__" AS "generally"
    FROM (
      SELECT f.*, f."__agg_2__" AS "processes"
      FROM (
        SELECT f.*, f."__agg_1__" AS "controllers"
        FROM (
          SELECT f.*, f."__agg_5__" AS "basis"
          FROM (
            SELECT f.*, f."__agg_4__" AS "purpose"
            FROM (
              SELECT count(DISTINCT f."controller") AS "__agg_1__", count(DISTINCT f."process") AS "__agg_2__", count(DISTINCT f."whole") AS "__agg_3__", f."purpose" AS "__agg_4__", f."basis" AS "__agg_5__"
              FROM (
                SELECT f.*
                FROM (
                  SELECT l."work" AS "work", l."notice" AS "notice", l."subject" AS "subject", l."purpose" AS "purpose", l."basis" AS "basis", l."purposeAsked" AS "purposeAsked", l."controller" AS "controller", l."whole" AS "whole", l."process" AS "process", r."narrower" AS "narrower"
                  FROM (
                    SELECT f.*, CASE WHEN f."subject" = f."notice" THEN CAST(NULL AS UBIGINT) ELSE f."subject" END AS "process"
                    FROM (
                      SELECT f.*, CASE WHEN f."subject" = f."notice" THEN f."subject" ELSE CAST(NULL AS UBIGINT) END AS "whole"
                      FROM (
                        SELECT l."work" AS "work", l."notice" AS "notice", l."subject" AS "subject", l."purpose" AS "purpose", l."basis" AS "basis", l."purposeAsked" AS "purposeAsked", r."controller" AS "controller"
                        FROM (
                          SELECT j0."work" AS "work", j0."notice" AS "notice", j1."subject" AS "subject", j1."purpose" AS "purpose", j2."basis" AS "basis", j4."purposeAsked" AS "purposeAsked"
                          FROM (
                            SELECT q0.s AS "work", q0.o AS "notice"
                            FROM "{{holds}}" q0
                            WHERE q0.g = iri('{{base}}catalog')
                          ) j0
                          JOIN (
                            SELECT q1.g AS "notice", q1.s AS "subject", q1.o AS "purpose"
                            FROM "dpv:hasPurpose" q1
                          ) j1
                          ON j0."notice" = j1."notice"
                          JOIN (
                            SELECT q2.g AS "notice", q2.s AS "subject", q2.o AS "basis"
                            FROM "dpv:hasLegalBasis" q2
                          ) j2
                          ON j0."notice" = j2."notice" AND j1."subject" = j2."subject"
                          JOIN (
                            SELECT v AS "basis"
                            FROM (VALUES {{basis}}) given(v)
                          ) j3
                          ON (j3."basis" IS NULL OR j2."basis" = j3."basis")
                          JOIN (
                            SELECT v AS "purposeAsked"
                            FROM (VALUES {{purpose}}) given(v)
                          ) j4
                          ON TRUE
                        ) l
                        LEFT JOIN (
                          SELECT q3.g AS "notice", q3.o AS "controller"
                          FROM "dpv:hasDataController" q3
                          WHERE q3.g = q3.s
                        ) r
                        ON l."notice" = r."notice"
                      ) f
                    ) f
                  ) l
                  LEFT JOIN (
                    SELECT DISTINCT *
                    FROM (
                      SELECT s."purpose", s."narrower"
                      FROM (
                        SELECT f.*, TRUE AS "narrower"
                        FROM (
                          SELECT j0."purpose" AS "purpose", j0."purposeAsked" AS "purposeAsked"
                          FROM (
                            SELECT s AS "purpose", o AS "purposeAsked"
                            FROM path0
                          ) j0
                          JOIN (
                            SELECT v AS "purposeAsked"
                            FROM (VALUES {{purpose}}) given(v)
                          ) j1
                          ON (j1."purposeAsked" IS NULL OR j0."purposeAsked" = j1."purposeAsked")
                        ) f
                      ) s
                    ) d
                  ) r
                  ON l."purpose" = r."purpose"
                ) f
                WHERE ((NOT (f."purposeAsked" IS NOT NULL)) OR (f."purpose" = f."purposeAsked") OR (f."narrower" IS NOT NULL))
              ) f
              GROUP BY f."purpose", f."basis"
            ) f
          ) f
        ) f
      ) f
    ) f
  ) s
) f
