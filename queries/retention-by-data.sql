-- Made by tools/questions_sql.py from retention-by-data.rq; change that.
-- @of 0afc700538a75b63
-- @columns data:id controllerName:id period:id days:id criterion:id general:boolean processTitle:id controller:id process:id
-- @property http://purl.org/dc/terms/title
-- @property http://www.w3.org/2004/02/skos/core#broader
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasDuration
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/dpv#hasPersonalData
-- @property https://w3id.org/dpv#hasProcess
-- @property https://w3id.org/dpv#hasStorageCondition
-- @property https://w3id.org/noticegraph#asWritten
-- @property https://w3id.org/noticegraph#days
-- @property https://w3id.org/noticegraph#hasCriterion
-- @property https://w3id.org/noticegraph#untilEvent
WITH RECURSIVE path0_step AS (SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')),
path0(s, o) AS (
  SELECT s, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION SELECT s, s FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION SELECT o, o FROM "skos:broader" WHERE g = iri('{{base}}ontology')
  UNION
  SELECT c.s, n.o FROM path0 c JOIN path0_step n ON n.s = c.o
)
SELECT f."data" AS "data", f."controllerName" AS "controllerName", f."period" AS "period", f."days" AS "days", f."criterion" AS "criterion", f."general" AS "general", f."processTitle" AS "processTitle", f."controller" AS "controller", f."process" AS "process"
FROM (
  SELECT s."data", s."controllerName", s."period", s."days", s."criterion", s."general", s."processTitle", s."controller", s."process"
  FROM (
    SELECT f.*
    FROM (
      SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."storage" AS "storage", l."general" AS "general", l."duration" AS "duration", l."controllerAsked" AS "controllerAsked", l."period" AS "period", l."days" AS "days", l."event" AS "event", l."measure" AS "measure", l."criterion" AS "criterion", l."controller" AS "controller", l."controllerName" AS "controllerName", r."processTitle" AS "processTitle"
      FROM (
        SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."storage" AS "storage", l."general" AS "general", l."duration" AS "duration", l."controllerAsked" AS "controllerAsked", l."period" AS "period", l."days" AS "days", l."event" AS "event", l."measure" AS "measure", l."criterion" AS "criterion", r."controller" AS "controller", r."controllerName" AS "controllerName"
        FROM (
          SELECT f.*, coalesce(f."event", f."measure") AS "criterion"
          FROM (
            SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."storage" AS "storage", l."general" AS "general", l."duration" AS "duration", l."controllerAsked" AS "controllerAsked", l."period" AS "period", l."days" AS "days", l."event" AS "event", r."measure" AS "measure"
            FROM (
              SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."storage" AS "storage", l."general" AS "general", l."duration" AS "duration", l."controllerAsked" AS "controllerAsked", l."period" AS "period", l."days" AS "days", r."event" AS "event"
              FROM (
                SELECT l."work" AS "work", l."notice" AS "notice", l."process" AS "process", l."data" AS "data", l."storage" AS "storage", l."general" AS "general", l."duration" AS "duration", l."controllerAsked" AS "controllerAsked", r."period" AS "period", r."days" AS "days"
                FROM (
                  SELECT j0."work" AS "work", j0."notice" AS "notice", j1."process" AS "process", j1."data" AS "data", j2."storage" AS "storage", j2."general" AS "general", j4."duration" AS "duration", j5."controllerAsked" AS "controllerAsked"
                  FROM (
                    SELECT q0.s AS "work", q0.o AS "notice"
                    FROM "{{holds}}" q0
                    WHERE q0.g = iri('{{base}}catalog')
                  ) j0
                  JOIN (
                    SELECT q1.g AS "notice", q1.s AS "process", q1.o AS "data"
                    FROM "dpv:hasPersonalData" q1
                  ) j1
                  ON j0."notice" = j1."notice"
                  JOIN (
                    SELECT u0."notice" AS "notice", u0."process" AS "process", u0."storage" AS "storage", CAST(NULL AS BOOLEAN) AS "general"
                    FROM (
                      SELECT q2.g AS "notice", q2.s AS "process", q2.o AS "storage"
                      FROM "dpv:hasStorageCondition" q2
                    ) u0
                    UNION ALL
                    SELECT u1."notice" AS "notice", u1."process" AS "process", u1."storage" AS "storage", u1."general" AS "general"
                    FROM (
                      SELECT f.*, 'true' = 'true' AS "general"
                      FROM (
                        SELECT l.*
                        FROM (
                          SELECT j0."notice" AS "notice", j0."storage" AS "storage", j1."process" AS "process"
                          FROM (
                            SELECT q3.g AS "notice", q3.o AS "storage"
                            FROM "dpv:hasStorageCondition" q3
                            WHERE q3.g = q3.s
                          ) j0
                          JOIN (
                            SELECT q4.g AS "notice", q4.o AS "process"
                            FROM "dpv:hasProcess" q4
                            WHERE q4.g = q4.s
                          ) j1
                          ON j0."notice" = j1."notice"
                        ) l
                        ANTI JOIN (
                          SELECT s."notice", s."process"
                          FROM (
                            SELECT q5.g AS "notice", q5.s AS "process", q5.o AS "own"
                            FROM "dpv:hasStorageCondition" q5
                          ) s
                        ) r
                        ON l."notice" = r."notice" AND l."process" = r."process"
                      ) f
                    ) u1
                  ) j2
                  ON j0."notice" = j2."notice" AND j1."process" = j2."process"
                  JOIN (
                    SELECT DISTINCT *
                    FROM (
                      SELECT s."data"
                      FROM (
                        SELECT j0."data" AS "data", j0."dataAsked" AS "dataAsked"
                        FROM (
                          SELECT s AS "data", o AS "dataAsked"
                          FROM path0
                        ) j0
                        JOIN (
                          SELECT v AS "dataAsked"
                          FROM (VALUES {{data}}) given(v)
                        ) j1
                        ON (j1."dataAsked" IS NULL OR j0."dataAsked" = j1."dataAsked")
                      ) s
                    ) d
                  ) j3
                  ON j1."data" = j3."data"
                  JOIN (
                    SELECT s."storage", s."duration"
                    FROM (
                      SELECT q6.g AS "in", q6.s AS "storage", q6.o AS "duration"
                      FROM "dpv:hasDuration" q6
                    ) s
                  ) j4
                  ON j2."storage" = j4."storage"
                  JOIN (
                    SELECT v AS "controllerAsked"
                    FROM (VALUES {{controller}}) given(v)
                  ) j5
                  ON TRUE
                ) l
                LEFT JOIN (
                  SELECT s."duration", s."period", s."days"
                  FROM (
                    SELECT q7.g AS "in", q7.s AS "duration", q7.o AS "period", q8.o AS "days"
                    FROM "ng:asWritten" q7, "ng:days" q8
                    WHERE q7.g = q8.g
                      AND q7.s = q8.s
                  ) s
                ) r
                ON l."duration" = r."duration"
              ) l
              LEFT JOIN (
                SELECT s."duration", s."event"
                FROM (
                  SELECT q9.g AS "in", q9.s AS "duration", q9.o AS "event"
                  FROM "ng:untilEvent" q9
                ) s
              ) r
              ON l."duration" = r."duration"
            ) l
            LEFT JOIN (
              SELECT s."duration", s."measure"
              FROM (
                SELECT q10.g AS "in", q10.s AS "duration", q10.o AS "measure"
                FROM "ng:hasCriterion" q10
              ) s
            ) r
            ON l."duration" = r."duration"
          ) f
        ) l
        LEFT JOIN (
          SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
          FROM (
            SELECT q11.g AS "notice", q11.o AS "controller"
            FROM "dpv:hasDataController" q11
            WHERE q11.g = q11.s
          ) j0
          JOIN (
            SELECT q12.g AS "notice", q12.s AS "controller", q12.o AS "controllerName"
            FROM "dpv:hasName" q12
          ) j1
          ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
        ) r
        ON l."notice" = r."notice"
      ) l
      LEFT JOIN (
        SELECT f.*
        FROM (
          SELECT q13.g AS "notice", q13.s AS "process", q13.o AS "processTitle"
          FROM "dct:title" q13
        ) f
        WHERE f."process" <> f."notice"
      ) r
      ON l."notice" = r."notice" AND l."process" = r."process"
    ) f
    WHERE ((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))
  ) s
) f
