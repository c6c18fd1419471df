namespace Revoca.Builders.Media;

/// <summary>Texts that generating tools leave in files; invented prompts about landscapes.</summary>
public static class Prompts
{
    public const string A1111 = """
        a lighthouse at dusk, <lora:inventedStyle:0.8>, "stormy" sea
        second line of the prompt
        Negative prompt: blurry, low quality
        Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 1234567890, Size: 512x768, Model hash: 0123456789, Model: inventedModel_v20, Lora hashes: "inventedStyle: 0a1b2c3d4e5f", Version: v1.10.1
        """;

    public const string Civitai = """
        a lighthouse at dusk
        Negative prompt: blurry
        Steps: 25, Sampler: Euler a, CFG scale: 7.0, Seed: 99, Size: 832x1216, Clip skip: 2, Created Date: 2025-03-01T10:00:00.0000000Z, Civitai resources: [{"type":"checkpoint","modelVersionId":111222,"modelName":"Invented, base","modelVersionName":"v1"},{"type":"lora","weight":0.9,"modelVersionId":333444,"modelName":"Invented person"}], Civitai metadata: {}
        """;

    /// <summary>An executed graph: Wan 2.1 text to video with one add-on; NaN as ComfyUI writes it.</summary>
    public const string ComfyPrompt = """
        {"3":{"class_type":"KSampler","inputs":{"seed":18446744073709551615,"steps":30,"cfg":6.0,"sampler_name":"uni_pc","scheduler":"simple","denoise":1.0,"model":["48",0],"positive":["50",0],"negative":["50",1],"latent_image":["50",2]}},
         "6":{"class_type":"CLIPTextEncode","inputs":{"text":"a lighthouse in a storm, waves","clip":["38",0]},"_meta":{"title":"Positive"}},
         "7":{"class_type":"CLIPTextEncode","inputs":{"text":"static, blurry","clip":["38",0]},"_meta":{"title":"Negative"}},
         "37":{"class_type":"UNETLoader","inputs":{"unet_name":"wan2.1_t2v_14B_fp8_scaled.safetensors","weight_dtype":"default"},"is_changed":[NaN]},
         "38":{"class_type":"CLIPLoader","inputs":{"clip_name":"umt5_xxl_fp8.safetensors","type":"wan"}},
         "39":{"class_type":"VAELoader","inputs":{"vae_name":"wan_2.1_vae.safetensors"}},
         "47":{"class_type":"LoraLoaderModelOnly","inputs":{"lora_name":"wan/invented_person_v1.safetensors","strength_model":1.0,"model":["37",0]}},
         "48":{"class_type":"ModelSamplingSD3","inputs":{"shift":8.0,"model":["47",0]}},
         "50":{"class_type":"WanImageToVideo","inputs":{"positive":["6",0],"negative":["7",0],"vae":["39",0],"width":832,"height":480}}}
        """;

    /// <summary>The drawn form of a graph with the same ingredients.</summary>
    public const string ComfyWorkflow = """
        {"last_node_id":50,"nodes":[
          {"id":3,"type":"KSampler","mode":0,"inputs":[{"name":"model","link":1},{"name":"positive","link":2},{"name":"negative","link":3}],"widgets_values":[42,"fixed",20,6,"uni_pc","simple",1]},
          {"id":6,"type":"CLIPTextEncode","mode":0,"inputs":[{"name":"clip","link":9}],"widgets_values":["a lighthouse in a storm, waves"]},
          {"id":7,"type":"CLIPTextEncode","mode":0,"inputs":[{"name":"clip","link":9}],"widgets_values":["static, blurry"]},
          {"id":37,"type":"UNETLoader","mode":0,"widgets_values":["wan2.1_t2v_1.3B_fp16.safetensors","default"]},
          {"id":47,"type":"LoraLoaderModelOnly","mode":0,"inputs":[{"name":"model","link":4}],"widgets_values":["invented_person_v1.safetensors",1]},
          {"id":60,"type":"LoraLoaderModelOnly","mode":4,"widgets_values":["bypassed.safetensors",1]}],
         "links":[[1,47,0,3,0,"MODEL"],[2,6,0,3,1,"CONDITIONING"],[3,7,0,3,2,"CONDITIONING"],[4,37,0,47,0,"MODEL"]]}
        """;

    /// <summary>InvokeAI before its third version: the prompt in weighted parts.</summary>
    public const string InvokeOld = """{"model":"stable diffusion","model_weights":"invented-1.5","app_version":"2.3.5","image":{"prompt":[{"prompt":"a hill","weight":1.0},{"prompt":"at noon","weight":0.5}],"steps":50,"seed":55,"sampler":"k_lms"}}""";

    /// <summary>Draw Things: a comment of JSON inside XMP, beside a description in the A1111 shape.</summary>
    public const string DrawThings = """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description><dc:description><rdf:Alt><rdf:li xml:lang="x-default">a hill&#xA;-grey &amp; &eacute;&#xA;Steps: 20, Sampler: DPM++ 2M Karras, Seed: 88, Model: wan_v2.1_14b_q6p.ckpt</rdf:li></rdf:Alt></dc:description>
        <xmp:CreatorTool>Draw Things</xmp:CreatorTool><exif:UserComment><rdf:Alt><rdf:li>{&quot;c&quot;:&quot;a hill&quot;,&quot;uc&quot;:&quot;grey&quot;,&quot;model&quot;:&quot;wan_v2.1_14b_q6p.ckpt&quot;,&quot;sampler&quot;:&quot;DPM++ 2M Karras&quot;,&quot;seed&quot;:88,&quot;steps&quot;:20,&quot;lora&quot;:[{&quot;model&quot;:&quot;invented_person_f16.ckpt&quot;,&quot;weight&quot;:1}]}</rdf:li></rdf:Alt></exif:UserComment></rdf:Description></x:xmpmeta>
        """;

    /// <summary>WanGP, a program for videos of Wan on one's own machine.</summary>
    public const string WanGp = """{"prompt":"a lighthouse","negative_prompt":"grey","model_type":"t2v_14B","seed":17,"num_inference_steps":30,"sample_solver":"unipc","activated_loras":["invented_person.safetensors"],"type":"WanGP v5.2 by its author - Wan2.1 text2video 14B"}""";
}
